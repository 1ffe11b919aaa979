package dsgformer.eval;

import dsgformer.data.ImagePair;
import dsgformer.data.PairSet;
import dsgformer.picture.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Statistics of a set of pairs.
 *
 * @param set its name; empty if the data folder itself is the set
 * @param pairs how many were read
 * @param sizes how many pairs there are of each size, as {@code 1280x720}
 * @param megapixels of one half, all pairs together
 * @param psnr mean over the pairs of blurred against sharp; equal halves are left out
 * @param leastPsnr of the most blurred pair
 * @param mostPsnr of the least blurred pair
 * @param brighter mean of blurred minus sharp, in levels of 255: about 0 for blur by encoded frames, positive for blur by light
 * @param detail mean difference of neighbors in the blurred halves, relative to that in the sharp ones
 */
public record PairStatistics(
        String set,
        int pairs,
        Map<String, Integer> sizes,
        double megapixels,
        double psnr,
        double leastPsnr,
        double mostPsnr,
        double brighter,
        double detail) {

    private record Facts(Size size, double psnr, double brighter, double blurredDetail, double sharpDetail) {}

    /**
     * Reads every pair, on all cores.
     *
     * @throws IllegalArgumentException if the halves of a pair differ in size
     * @throws IOException if a picture cannot be read
     */
    public static PairStatistics of(PairSet set) throws IOException {
        List<Facts> all;
        try {
            all = set.pairs().parallelStream().map(PairStatistics::facts).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Map<String, Integer> sizes = all.stream()
                .collect(Collectors.toMap(
                        facts -> facts.size.width() + "x" + facts.size.height(),
                        facts -> 1,
                        Integer::sum,
                        TreeMap::new));
        double[] psnr = all.stream()
                .mapToDouble(Facts::psnr)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double sharpDetail = all.stream().mapToDouble(Facts::sharpDetail).sum();
        return new PairStatistics(
                set.name(),
                all.size(),
                sizes,
                all.stream().mapToLong(facts -> facts.size.pixels()).sum() / 1e6,
                Arrays.stream(psnr).average().orElse(Double.NaN),
                psnr.length == 0 ? Double.NaN : psnr[0],
                psnr.length == 0 ? Double.NaN : psnr[psnr.length - 1],
                all.stream().mapToDouble(Facts::brighter).average().orElseThrow(),
                all.stream().mapToDouble(Facts::blurredDetail).sum() / sharpDetail);
    }

    private static Facts facts(ImagePair pair) {
        try {
            PictureReader reader = PictureReader.photos();
            Rgb8 blurred = Rgb8.of(reader.read(pair.blurred()));
            Rgb8 sharp = Rgb8.of(reader.read(pair.sharp()));
            return new Facts(
                    new Size(sharp.width(), sharp.height()),
                    Psnr.of(blurred, sharp),
                    mean(blurred) - mean(sharp),
                    detail(blurred),
                    detail(sharp));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double mean(Rgb8 picture) {
        long sum = 0;
        for (int c = 0; c < Rgb8.CHANNELS; c++) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    sum += picture.at(c, y, x);
                }
            }
        }
        return (double) sum / picture.count();
    }

    /** Over neighbors in green, which weighs most. */
    private static double detail(Rgb8 picture) {
        long sum = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 1; x < picture.width(); x++) {
                sum += Math.abs(picture.at(1, y, x) - picture.at(1, y, x - 1));
            }
        }
        return (double) sum / ((long) picture.height() * picture.width());
    }
}
