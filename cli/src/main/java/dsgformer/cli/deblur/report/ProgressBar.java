package dsgformer.cli.deblur.report;

import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.TerminalText;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A progress line on a terminal, redrawn in place: share done, time left, current photo. */
final class ProgressBar {

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int CELLS = 20;
    private static final int LEAST_ROOM = 12;
    private static final String BETWEEN = "  ";
    private static final String CUT = "...";

    /** System property that the launcher sets from the terminal; shells do not export COLUMNS. */
    private static final String COLUMNS = "dsgformer.columns";

    private static final int USUAL_COLUMNS = 80;

    /** Least time between redraws: a remote terminal would not keep up with every tile. */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final PrintWriter err;
    private final int columns;
    private long last;
    private boolean shown;

    public ProgressBar(PrintWriter err) {
        this.err = err;
        this.columns = Stream.of(
                        System.getProperty(COLUMNS, ""), System.getenv().getOrDefault("COLUMNS", ""))
                .filter(text -> text.matches("[1-9][0-9]{1,3}"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(USUAL_COLUMNS);
    }

    /**
     * Redraws the line.
     *
     * @param current the current photo, shortened to fit the line
     */
    public void show(RemainingTime remaining, int files, String current) {
        long now = System.nanoTime();
        if (shown && now - last < LEAST_NANOS) {
            return;
        }
        last = now;
        shown = true;
        err.print(ERASE_LINE + text(remaining, files, current, columns));
        err.flush();
    }

    public void erase() {
        if (shown) {
            err.print(ERASE_LINE);
            err.flush();
            shown = false;
        }
    }

    static String text(RemainingTime remaining, int files, String current, int columns) {
        int full = (int) (remaining.share() * CELLS);
        String cells = "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "] ";
        String share = String.format(Locale.ROOT, "%3.0f %%", Math.floor(100 * remaining.share()));
        OptionalLong left = remaining.secondsLeft();
        String line = share + BETWEEN + remaining.ended() + "/" + files
                + (left.isPresent() ? BETWEEN + HumanNumbers.estimate(left.getAsLong()) + " left" : "");
        int most = columns - 1; // some terminals wrap a full line
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
