import CPombo
