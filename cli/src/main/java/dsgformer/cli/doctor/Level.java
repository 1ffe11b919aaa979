package dsgformer.cli.doctor;

/** How much a finding matters, the least first. */
enum Level {
    /** As it should be. */
    OK("ok"),
    /** Works; could be better, or is worth knowing. */
    NOTE("note"),
    /** Something will go wrong, or is much slower than it need be. */
    WARNING("warn"),
    /** Photos cannot be deblurred here. */
    FAILURE("FAIL");

    private final String mark;

    Level(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }
}
