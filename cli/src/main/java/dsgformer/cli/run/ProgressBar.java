package dsgformer.cli.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A line on a terminal that is written over again and again: how far the whole is, how long it takes, what is being done. */
public final class ProgressBar {

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int CELLS = 20;
    private static final int LEAST_ROOM = 12;
    private static final String BETWEEN = "  ";
    private static final String CUT = "...";

    /** Set by the launcher, which can ask the terminal; shells keep COLUMNS to themselves. */
    private static final String COLUMNS = "dsgformer.columns";

    private static final int USUAL_COLUMNS = 80;

    /** A terminal far away would not keep up with every tile. */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final PrintWriter err;
    private final int columns;
    private long last;
    private boolean shown;

    public ProgressBar(PrintWriter err) {
        this.err = err;
        this.columns = Stream.of(
                        System.getProperty(COLUMNS, ""), System.getenv().getOrDefault("COLUMNS", ""))
                .filter(told -> told.matches("[1-9][0-9]{1,3}"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(USUAL_COLUMNS);
    }

    /**
     * Shows how far the work is.
     *
     * @param current what is being done, cut to what the line has room for
     */
    public void show(RemainingTime pace, int files, String current) {
        long now = System.nanoTime();
        if (shown && now - last < LEAST_NANOS) {
            return;
        }
        last = now;
        shown = true;
        err.print(ERASE_LINE + text(pace, files, current, columns));
        err.flush();
    }

    public void erase() {
        if (shown) {
            err.print(ERASE_LINE);
            err.flush();
            shown = false;
        }
    }

    static String text(RemainingTime pace, int files, String current, int columns) {
        int full = (int) (pace.share() * CELLS);
        String cells = "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "] ";
        String share = String.format(Locale.ROOT, "%3.0f %%", Math.floor(100 * pace.share()));
        OptionalLong left = pace.secondsLeft();
        String line = share + BETWEEN + pace.ended() + "/" + files
                + (left.isPresent() ? BETWEEN + HumanNumbers.estimate(left.getAsLong()) + " left" : "");
        int most = columns - 1; // a full line makes some terminals begin another
        if (line.length() > most) {
            return share.length() > most ? "" : share;
        }
        if (cells.length() + line.length() <= most) {
            line = cells + line;
        }
        int room = most - line.length() - BETWEEN.length();
        String name = TerminalText.plain(current);
        if (TerminalText.width(name) <= room) {
            return line + BETWEEN + name;
        }
        return room < LEAST_ROOM ? line : line + BETWEEN + CUT + TerminalText.end(name, room - CUT.length());
    }
}
