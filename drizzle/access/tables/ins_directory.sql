select relais.protect('ins_directory', 'directory');
