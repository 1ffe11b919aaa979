/**
 * Options that several commands share (model, engine and tiles; pairs of pictures) and picocli converters for their values.
 * Uses {@code cli.run}, {@code infer}, {@code network}, {@code data} and {@code eval}. It opens what options name and
 * turns wrong values into usage errors; it runs no command.
 */
package dsgformer.cli.options;
