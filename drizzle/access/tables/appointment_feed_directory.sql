select relais.protect('appointment_feed_directory', 'directory');
