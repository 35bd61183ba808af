"use strict";
window.unitesCourse = {"course":"sample","edition":"public","hash":"30cac2","lessons":["one .ttM","two .65j.fDR check:3.jw9.ImV:2:2"],"pass":70,"required":2,"update":{"later":"Later","notice":"This course has a newer version.","reload":"Reload"},"version":"1.0.0"};
