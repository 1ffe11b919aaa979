/**
 * Training configurations: parses a YAML file strictly, fills in the paper's defaults and checks every range before training
 * starts. {@link dsgformer.train.config.SettingsFile} binds YAML to records, {@link dsgformer.train.config.TrainingSettings} is the
 * file key by key, {@link dsgformer.train.config.TrainingConfig} the result that the other packages read. Uses {@code network},
 * {@code model}, {@code data} and {@code tensor} for their types only; opens no data and builds no network.
 *
 * <p>Words: a <i>setting</i> is the value of one key, a <i>section</i> a map of keys, an <i>override</i> a value from the command
 * line, a <i>budget</i> the length of a training in epochs, steps or time.
 */
package dsgformer.train.config;
