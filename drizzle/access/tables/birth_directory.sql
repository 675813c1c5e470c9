select relais.protect('birth_directory', 'directory');
