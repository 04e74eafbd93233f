"""What a runner can ask for. Each room holds one family; `table` lists them, and `menu` joins them."""
