package dsgformer.train.step;

/**
 * §3.1: a linear warm-up, then a cosine. Position p counts epochs, steps or seconds, whatever the budget counts:
 * peak · (p + 1) / warmup for p &lt; warmup, then last + (peak − last) · ½ (1 + cos(π (p − warmup) / (total − warmup))).
 *
 * @param peak the rate after the warm-up
 * @param last the rate at the end
 * @param warmup the warm-up's length
 * @param total the whole budget
 */
public record LearningRate(double peak, double last, double warmup, double total) {

    public double at(double position) {
        if (position < warmup) {
            return peak * Math.min(1, (position + 1) / warmup);
        }
        double t = Math.min(1, (position - warmup) / Math.max(1e-9, total - warmup));
        return last + (peak - last) * 0.5 * (1 + Math.cos(Math.PI * t));
    }
}
