import '../http/answer.js';
