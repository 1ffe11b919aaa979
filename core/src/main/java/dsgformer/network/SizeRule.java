package dsgformer.network;

/** Which sizes of picture a network takes: each side a multiple of {@code unit}, and at least {@code least}. */
public record SizeRule(int unit, int least) {

    /** @throws IllegalArgumentException unless unit is at least 1 and least a multiple of it */
    public SizeRule {
        if (unit < 1 || least < unit || least % unit != 0) {
            throw new IllegalArgumentException("not a rule for sizes: multiples of " + unit + " from " + least);
        }
    }

    public static SizeRule multipleOf(int unit) {
        return new SizeRule(unit, unit);
    }

    /** The least side that the network takes and that is not below {@code side}. */
    public int roundedUp(int side) {
        return Math.max(least, Math.multiplyExact(1 + (side - 1) / unit, unit));
    }

    @Override
    public String toString() {
        if (unit == 1 && least == 1) {
            return "any size";
        }
        return "multiples of " + unit + (least == unit ? "" : " from " + least);
    }
}
