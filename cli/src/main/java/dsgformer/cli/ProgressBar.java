package dsgformer.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A line on a terminal that is written over again and again: how far the whole is, how long it takes, what is being done. */
final class ProgressBar {

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int CELLS = 20;
    private static final int USUAL_COLUMNS = 80;
    private static final int LEAST_ROOM = 12;

    /** A terminal far away would not keep up with every tile. */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final PrintWriter err;
    private final int columns;
    private long last;
    private boolean shown;

    ProgressBar(PrintWriter err) {
        this.err = err;
        this.columns = columns(System.getenv("COLUMNS"));
    }

    private static int columns(String told) {
        return told != null && told.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(told) : USUAL_COLUMNS;
    }

    /** @param current what is being done, cut to what the line has room for */
    void show(Pace pace, int files, String current) {
        long now = System.nanoTime();
        if (shown && now - last < LEAST_NANOS) {
            return;
        }
        last = now;
        shown = true;
        err.print(ERASE_LINE + text(pace, files, current, columns));
        err.flush();
    }

    void erase() {
        if (shown) {
            err.print(ERASE_LINE);
            err.flush();
            shown = false;
        }
    }

    static String text(Pace pace, int files, String current, int columns) {
        int full = (int) (pace.share() * CELLS);
        OptionalLong left = pace.secondsLeft();
        String line = String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %d/%d  %s  ",
                "#".repeat(full),
                "-".repeat(CELLS - full),
                Math.floor(100 * pace.share()),
                pace.ended(),
                files,
                left.isPresent() ? Numbers.duration(1000 * left.getAsLong()) + " left" : "");
        int room = columns - 1 - line.length();
        if (current.length() <= room) {
            return line + current;
        }
        return room < LEAST_ROOM ? line : line + "..." + current.substring(current.length() - room + 3);
    }
}
