"use strict";
window.unitesCourse = {"course":"sample","edition":"public","hash":"30cac2","lessons":[{"id":"one","quizzes":[],"units":["unit"]},{"id":"two","quizzes":[{"draw":0,"id":"check","points":3,"questions":[["right","s",2,1,1,"gC"],["even","m",3,2,2,"YA"]]}],"units":["read","answer"]}],"pass":70,"required":2,"version":"1.0.0"};
