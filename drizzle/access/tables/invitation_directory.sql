select relais.protect('invitation_directory', 'directory');
