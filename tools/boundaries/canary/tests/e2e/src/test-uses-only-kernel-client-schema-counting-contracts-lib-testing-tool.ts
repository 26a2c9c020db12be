import '../../../../../../services/reporting/src/config.js';
