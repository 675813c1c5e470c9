select relais.protect('consultation_code_directory', 'directory');
