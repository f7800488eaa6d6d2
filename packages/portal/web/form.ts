import 'tokhai/define';
