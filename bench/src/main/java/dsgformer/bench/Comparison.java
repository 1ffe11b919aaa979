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
 * Engines side by side. Each has a process of its own and they take turns, run by run, so that whatever else the machine is
 * busy with meets all of them; back and forth, so that none always follows the same one. The matrix product that stands for
 * what the machine can do takes its turn too.
 *
 * @param engines in the order of the report; each does what it can
 * @param runs of each engine that count
 * @param warmUpSeconds for each engine before those
 * @param progress gets lines for people
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
        String place = subject.name() + ", " + subject.size() + ", " + count + (count == 1 ? " thread" : " threads");
        List<Competitor> competitors = new ArrayList<>();
        try {
            for (String engine : able(subject)) {
                progress.accept(place + ": warming up " + engine);
                competitors.add(Competitor.enter(subject, count, engine, warmUpSeconds));
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
                        place,
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
