package dsgformer.data.crops;

import dsgformer.data.CropPair;
import dsgformer.data.blur.BlurRecipe;
import dsgformer.data.blur.MotionBlur;
import dsgformer.data.blur.Softening;
import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Crops of sharp photographs, blurred by {@link MotionBlur}. The photographs stay in memory as bytes, at full and at half
 * size, where there is more detail per pixel: less than four bytes per pixel in all. A crop needs
 * {@link MotionBlur#MARGIN} more pixels on every side.
 */
public final class SyntheticCrops implements CropSource {

    private static final double SHARP_HALF_SHARE = 0.3;
    private static final double LEAST_SOFTENING = 0.4; // of the largest
    private static final int SOFTNESS = "softness".hashCode();

    private final Scenes photos;
    private final Scenes sharpHalves;
    private final BlurRecipe recipe;

    private SyntheticCrops(Scenes photos, Scenes sharpHalves, BlurRecipe recipe) {
        this.photos = photos;
        this.sharpHalves = sharpHalves;
        this.recipe = recipe;
    }

    /** Packs photo after photo, each [3, h, w], so the stream may decode them as it goes. */
    public static SyntheticCrops of(Stream<Planes> photos) {
        List<PackedImage> images = new ArrayList<>();
        photos.map(PackedImage::of).forEachOrdered(photo -> {
            images.add(photo);
            images.add(photo.halved());
        });
        return new SyntheticCrops(Scenes.of(images), Scenes.of(List.of()), BlurRecipe.defaults());
    }

    /** The same, with the sharp halves of real pairs as the scene of three crops in ten, wherever they are large enough. */
    public SyntheticCrops withSharpHalvesOf(List<RealCrops> real) {
        Scenes halves = Scenes.of(real.stream().flatMap(RealCrops::sharpHalves).toList());
        return new SyntheticCrops(photos, halves, recipe);
    }

    /** The same, blurred by another recipe. */
    public SyntheticCrops withRecipe(BlurRecipe chosen) {
        return new SyntheticCrops(photos, sharpHalves, chosen);
    }

    /** Whether some photo is large enough for crops of {@code side} pixels. */
    public boolean hold(int side) {
        return photos.hold(sceneSide(side));
    }

    /** How many pixels a side a photo needs for crops of {@code side} pixels. */
    public static int sceneSide(int side) {
        return side + 2 * MotionBlur.MARGIN;
    }

    @Override
    public CropPair next(int side, RandomStream random) {
        int sceneSide = sceneSide(side);
        Planes scene = scene(sceneSide, random);
        Planes other = scene(sceneSide, random);
        return MotionBlur.synthesize(scene, other, recipe, random).randomlyTurned(random);
    }

    private Planes scene(int side, RandomStream random) {
        boolean sharpHalf = random.chance(SHARP_HALF_SHARE) && sharpHalves.hold(side);
        RandomStream softness = random.split(SOFTNESS); // of its own, so that it changes nothing else
        Planes scene = (sharpHalf ? sharpHalves : photos).next(side, random);
        if (sharpHalf || !softness.chance(recipe.effects().softened())) {
            return scene;
        }
        double most = recipe.effects().softening();
        return Softening.gaussian(scene, softness.uniform(LEAST_SOFTENING * most, most));
    }
}
