import '../../../../../../services/joint-action-days/src/config.js';
