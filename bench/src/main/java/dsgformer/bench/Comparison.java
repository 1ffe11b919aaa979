package dsgformer.bench;

import dsgformer.cli.run.HumanNumbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Measures engines side by side. Each has a process of its own and they take turns, run by run, so that other load on
 * the machine affects all of them; the order reverses each time, so that none always follows the same one. The matrix
 * product that measures the machine's peak takes turns with them.
 *
 * @param engines in the order of the report; each measures the subjects that it supports
 * @param runs measured runs of each engine
 * @param warmUpSeconds of each engine before these
 * @param progress receives lines for the console
 */
record Comparison(
        List<Subject> subjects,
        List<Integer> threads,
        List<String> engines,
        int runs,
        double warmUpSeconds,
        Consumer<String> progress) {

    Report measure() throws IOException {
        double work = subjects.stream().mapToDouble(s -> s.work().total()).sum();
        Eta eta = new Eta(work * threads.size());
        Map<Integer, Double> peaks = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (int count : threads) {
            try (Peak peak = Peak.with(count)) {
                for (Subject subject : subjects) {
                    rows.addAll(sideBySide(subject, count, peak, eta));
                }
                peaks.put(count, peak.gigaflops());
            }
        }
        return new Report(peaks, rows);
    }

    private List<Row> sideBySide(Subject subject, int count, Peak peak, Eta eta) throws IOException {
        String label = subject.name() + ", " + subject.size() + ", " + count + (count == 1 ? " thread" : " threads");
        List<Competitor> competitors = new ArrayList<>();
        try {
            for (String engine : able(subject)) {
                progress.accept(label + ": warming up " + engine);
                competitors.add(Competitor.start(subject, count, engine, warmUpSeconds));
            }
            List<Competitor> turns = new ArrayList<>(competitors);
            for (int run = 1; run <= runs; run++) {
                peak.run();
                for (Competitor competitor : turns) {
                    competitor.run();
                }
                Collections.reverse(turns);
                eta.done((double) subject.work().total() / runs);
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s: run %d of %d: %s; about %s left",
                        label,
                        run,
                        runs,
                        competitors.stream().map(Competitor::lastRun).collect(Collectors.joining(", ")),
                        HumanNumbers.duration(eta.msLeft())));
            }
            List<Row> rows = new ArrayList<>();
            for (Competitor competitor : competitors) {
                rows.add(competitor.row());
            }
            return rows;
        } finally {
            for (Competitor competitor : competitors) {
                competitor.close();
            }
        }
    }

    private List<String> able(Subject subject) {
        List<String> here = subject.engines();
        return engines.stream().filter(here::contains).toList();
    }
}
