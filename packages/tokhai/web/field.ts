import 'tokhai/field';
