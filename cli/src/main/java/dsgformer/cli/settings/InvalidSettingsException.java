package dsgformer.cli.settings;

/** {@code dsgformer.yaml}, or a variable of the environment, sets an unknown option or an invalid value. */
public final class InvalidSettingsException extends RuntimeException {

    public InvalidSettingsException(String message) {
        super(message);
    }

    public InvalidSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
