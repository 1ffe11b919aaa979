package dsgformer.train.config;

/**
 * A setting whose value is not allowed, with its key relative to its section; {@link SettingsFile} adds the file, the
 * section and what was found.
 */
public final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final String need;
    private final String found;

    /** The value that is being read is not what is needed. */
    InvalidSettingException(String need) {
        this("", need);
    }

    /**
     * Names a key and what it needs.
     *
     * @param key below the section, such as {@code stages[1].from}
     */
    public InvalidSettingException(String key, String need) {
        this(key, need, "");
    }

    /**
     * Names a key and what it needs.
     *
     * @param found reported instead of the file's value at that key
     */
    public InvalidSettingException(String key, String need, Object found) {
        super(key + " must be " + need);
        this.key = key;
        this.need = need;
        this.found = found.toString();
    }

    String key() {
        return key;
    }

    String need() {
        return need;
    }

    /** Empty if the message shall report the file's value at the key. */
    String found() {
        return found;
    }
}
