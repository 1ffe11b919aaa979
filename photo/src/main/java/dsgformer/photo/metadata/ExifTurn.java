package dsgformer.photo.metadata;

import dsgformer.photo.metadata.ExifDirectory.Entry;
import dsgformer.photo.metadata.Turn.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what EXIF counts in the stored photo together with the photo; values that cannot be turned are removed. */
final class ExifTurn {

    private static final int SUBJECT_AREA = 0x9214;
    private static final int SUBJECT_LOCATION = 0xA214;
    private static final int FOCAL_PLANE_X = 0xA20E;
    private static final int FOCAL_PLANE_Y = 0xA20F;
    private static final int RELATED_WIDTH = 0x1001;
    private static final int RELATED_LENGTH = 0x1002;

    /** GeoTIFF's pixel scale, tie points and transformation, which map columns and rows to places on earth. */
    private static final List<Integer> ON_EARTH = List.of(33550, 33922, 34264);

    private final Exif exif;
    private final Turn turn;
    private final List<String> removed = new ArrayList<>();

    private ExifTurn(Exif exif, Turn turn) {
        this.exif = exif;
        this.turn = turn;
    }

    /** Turns the block; returns what was removed, in words for people. */
    static List<String> apply(Exif exif, Turn turn) {
        ExifTurn applied = new ExifTurn(exif, turn);
        if (!turn.isNone()) {
            exif.details().ifPresent(applied::turnSubject);
            applied.removeMapping();
        }
        if (turn.swapped()) {
            applied.swapSides();
        }
        return applied.removed;
    }

    private void turnSubject(ExifDirectory details) {
        for (int tag : new int[] {SUBJECT_AREA, SUBJECT_LOCATION}) {
            Optional<Entry> subject = details.entry(tag);
            if (subject.isPresent() && !turnSubject(subject.get())) {
                details.remove(tag);
                removed.add("the subject's place");
            }
        }
    }

    /** Turns column and row of a subject, which a diameter or a width and a height may follow. */
    private boolean turnSubject(Entry subject) {
        List<Long> numbers = new ArrayList<>(subject.integers());
        int width = turn.stored().width();
        int height = turn.stored().height();
        if (numbers.size() < 2 || numbers.size() > 4 || numbers.get(0) >= width || numbers.get(1) >= height) {
            return false;
        }
        Point place = Point.of(numbers.get(0).intValue(), numbers.get(1).intValue());
        Point seen = turn.seen(place, Point.of(width - 1, height - 1));
        numbers.set(0, seen.x().longValue());
        numbers.set(1, seen.y().longValue());
        if (turn.swapped() && numbers.size() == 4) {
            numbers.add(2, numbers.remove(3));
        }
        return subject.setIntegers(numbers);
    }

    private void removeMapping() {
        if (ON_EARTH.stream().anyMatch(tag -> exif.first().entry(tag).isPresent())) {
            ON_EARTH.forEach(exif.first()::remove);
            removed.add("the mapping to places on earth");
        }
    }

    private void swapSides() {
        exif.first().swap(Exif.X_RESOLUTION, Exif.Y_RESOLUTION);
        exif.details().ifPresent(details -> {
            details.swap(FOCAL_PLANE_X, FOCAL_PLANE_Y);
            details.target(Exif.INTEROPERABILITY_POINTER)
                    .ifPresent(interoperability -> interoperability.swap(RELATED_WIDTH, RELATED_LENGTH));
        });
    }
}
