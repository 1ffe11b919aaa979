package dsgformer.cli.settings;

/** {@code dsgformer.yaml}, or a variable of the environment, holds what no option can be set to. */
public final class InvalidSettingsException extends RuntimeException {

    public InvalidSettingsException(String message) {
        super(message);
    }

    public InvalidSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
