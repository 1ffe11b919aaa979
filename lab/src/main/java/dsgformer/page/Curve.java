package dsgformer.page;

import java.util.List;

/** A named curve; points that are infinite or not a number are dropped. */
public record Curve(String name, List<Point> points) {

    /** A point of the curve. */
    public record Point(double x, double y) {}

    public Curve {
        points = points.stream()
                .filter(p -> Double.isFinite(p.x()) && Double.isFinite(p.y()))
                .toList();
    }
}
