package dsgformer.weights;

/**
 * Thrown for a weights file whose bytes violate its format; the message names the file, the place in it and the fault.
 */
public final class InvalidWeightsException extends RuntimeException {

    private static final int SHOWN = 80;

    /**
     * Names a fault of a weights file and where it is.
     *
     * @param source the file, as messages name it
     * @param place where in the file: the header, a tensor
     * @param problem what was found and what is needed
     */
    public InvalidWeightsException(String source, String place, String problem) {
        super(source + ", " + place + ": " + problem);
    }

    public InvalidWeightsException(String source, String place, String problem, Throwable cause) {
        super(source + ", " + place + ": " + problem, cause);
    }

    /** Text from a file, fit for a message: short, and without control characters. */
    public static String shown(String text) {
        String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
