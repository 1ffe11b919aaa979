package dsgformer.network;

/** The machine does not have the device that was asked for; the message says what it has. */
public final class DeviceNotAvailableException extends NetworkException {

    public DeviceNotAvailableException(String message) {
        super(message, null);
    }
}
