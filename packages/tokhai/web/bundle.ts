import 'tokhai/bundle';
