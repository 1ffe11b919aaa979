package dsgformer.photo.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of byte ranges of a block; overlapping ranges are merged. Time and memory depend on the number of ranges, not
 * on their lengths, which may be an untrusted file's.
 */
final class ByteRanges {

    /** From {@code start} (inclusive) to {@code end} (exclusive). */
    record Range(int start, int end) {}

    private final List<Range> ranges = new ArrayList<>();

    void add(int start, int end) {
        if (start < end) {
            ranges.add(new Range(start, end));
        }
    }

    void addAll(ByteRanges others) {
        ranges.addAll(others.ranges);
    }

    /** In order, without overlaps. */
    List<Range> merged() {
        List<Range> merged = new ArrayList<>();
        for (Range range :
                ranges.stream().sorted(Comparator.comparingInt(Range::start)).toList()) {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || range.start > last.end) {
                merged.add(range);
            } else if (range.end > last.end) {
                merged.set(merged.size() - 1, new Range(last.start, range.end));
            }
        }
        return merged;
    }

    /** The parts of these ranges that are in none of {@code others}, in order. */
    List<Range> without(ByteRanges others) {
        List<Range> kept = others.merged();
        List<Range> left = new ArrayList<>();
        int next = 0;
        for (Range range : merged()) {
            int from = range.start;
            while (next < kept.size() && kept.get(next).end <= from) {
                next++;
            }
            int at = next;
            while (at < kept.size() && kept.get(at).start < range.end) {
                if (kept.get(at).start > from) {
                    left.add(new Range(from, kept.get(at).start));
                }
                from = kept.get(at).end;
                at++;
            }
            if (from < range.end) {
                left.add(new Range(from, range.end));
            }
        }
        return left;
    }
}
