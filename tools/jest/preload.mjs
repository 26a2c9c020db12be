// Nest's CommonJS add-ons find Nest already loaded; otherwise they die in a cycle of ES modules.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
import '@nestjs/common/internal.js';
