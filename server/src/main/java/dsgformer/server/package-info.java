/**
 * {@code dsgformer serve}: the command, its settings, and the server that they start. Uses all packages below it and the
 * command's shared parts. Nothing depends on this module.
 */
package dsgformer.server;
