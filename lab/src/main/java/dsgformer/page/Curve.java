package dsgformer.page;

import java.util.List;

/** Numbers over steps, or over whatever x counts. */
public record Curve(String name, List<Point> points) {

    /** One of them. */
    public record Point(double x, double y) {}

    public Curve {
        points = points.stream()
                .filter(p -> Double.isFinite(p.x()) && Double.isFinite(p.y()))
                .toList();
    }
}
