select relais.protect('emergency_card_directory', 'directory');
