select relais.protect('document_places', 'space');
