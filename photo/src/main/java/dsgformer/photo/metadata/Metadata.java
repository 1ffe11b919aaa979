package dsgformer.photo.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a photo carries besides its pixels, byte for byte as found: ICC color profile, EXIF (the TIFF structure, without any
 * format's prefix), XMP, IPTC among Photoshop's resources, the resolution of prints, and what a PNG says in chunks of its own
 * about color (lost in other formats). Nothing here is ever applied to pixels. Immutable; arrays are copied in and out.
 *
 * <p>{@link #warnings} says what a file had and could not be carried; it does not count for equality.
 */
public final class Metadata {

    public static final Metadata NONE = new Metadata(new Parts());

    /** Copied and changed, then given away and never changed again. */
    private static final class Parts {
        private byte[] icc;
        private byte[] exif;
        private XmpPackets xmp;
        private byte[] photoshop;
        private Resolution resolution;
        private List<PngProperty> png = List.of();
        private List<String> warnings = List.of();

        Parts copy() {
            Parts copy = new Parts();
            copy.icc = icc;
            copy.exif = exif;
            copy.xmp = xmp;
            copy.photoshop = photoshop;
            copy.resolution = resolution;
            copy.png = png;
            copy.warnings = warnings;
            return copy;
        }
    }

    private final Parts parts;

    private Metadata(Parts parts) {
        this.parts = parts;
    }

    public Optional<byte[]> icc() {
        return copy(parts.icc);
    }

    public Optional<byte[]> exif() {
        return copy(parts.exif);
    }

    /** One packet, also where a JPEG had it in two. */
    public Optional<byte[]> xmp() {
        return Optional.ofNullable(parts.xmp).map(packets -> packets.whole().clone());
    }

    /** The data sets of IPTC's Information Interchange Model. */
    public Optional<byte[]> iptc() {
        return Optional.ofNullable(parts.photoshop)
                .flatMap(PhotoshopResources::of)
                .flatMap(resources -> resources.data(PhotoshopResources.IPTC));
    }

    /** What the file itself says of the resolution; EXIF may say it too. */
    public Optional<Resolution> resolution() {
        return Optional.ofNullable(parts.resolution);
    }

    /** What could not be carried, in words for people, in the order it was found. */
    public List<String> warnings() {
        return parts.warnings;
    }

    public Metadata withIcc(byte[] profile) {
        Parts next = parts.copy();
        next.icc = profile.clone();
        return new Metadata(next);
    }

    public Metadata withoutIcc() {
        Parts next = parts.copy();
        next.icc = null;
        return new Metadata(next);
    }

    public Metadata withExif(byte[] tiff) {
        Parts next = parts.copy();
        next.exif = tiff.clone();
        return new Metadata(next);
    }

    public Metadata withoutExif() {
        Parts next = parts.copy();
        next.exif = null;
        return new Metadata(next);
    }

    public Metadata withXmp(byte[] packet) {
        return withXmpPackets(XmpPackets.of(packet.clone()));
    }

    public Metadata withoutXmp() {
        return withXmpPackets(null);
    }

    /** In place of all that Photoshop's resources held. */
    public Metadata withIptc(byte[] dataSets) {
        return withPhotoshop(PhotoshopResources.ofIptc(dataSets));
    }

    public Metadata withoutIptc() {
        Parts next = parts.copy();
        next.photoshop = null;
        return new Metadata(next);
    }

    public Metadata withResolution(Resolution resolution) {
        Parts next = parts.copy();
        next.resolution = resolution;
        return new Metadata(next);
    }

    /** XMP as a JPEG has it. */
    public Optional<XmpPackets> xmpPackets() {
        return Optional.ofNullable(parts.xmp);
    }

    /** The same metadata with other XMP; {@code packets} is null for none. */
    public Metadata withXmpPackets(XmpPackets packets) {
        Parts next = parts.copy();
        next.xmp = packets;
        return new Metadata(next);
    }

    /** Photoshop's resources, IPTC among them. */
    public Optional<byte[]> photoshop() {
        return copy(parts.photoshop);
    }

    public Metadata withPhotoshop(byte[] resources) {
        Parts next = parts.copy();
        next.photoshop = resources.length == 0 ? null : resources.clone();
        return new Metadata(next);
    }

    public List<PngProperty> png() {
        return parts.png;
    }

    public Metadata withPng(List<PngProperty> properties) {
        Parts next = parts.copy();
        next.png = List.copyOf(properties);
        return new Metadata(next);
    }

    public Metadata withWarning(String warning) {
        List<String> warnings = new ArrayList<>(parts.warnings);
        warnings.add(warning);
        Parts next = parts.copy();
        next.warnings = List.copyOf(warnings);
        return new Metadata(next);
    }

    private static Optional<byte[]> copy(byte[] bytes) {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata that
                && Arrays.equals(parts.icc, that.parts.icc)
                && Arrays.equals(parts.exif, that.parts.exif)
                && xmpPackets().equals(that.xmpPackets())
                && Arrays.equals(parts.photoshop, that.parts.photoshop)
                && resolution().equals(that.resolution())
                && parts.png.equals(that.parts.png);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(parts.icc) + Arrays.hashCode(parts.exif))
                + xmpPackets().hashCode();
    }

    @Override
    public String toString() {
        return "Metadata[icc " + length(parts.icc) + ", exif " + length(parts.exif) + ", xmp "
                + length(parts.xmp == null ? null : parts.xmp.whole()) + ", photoshop " + length(parts.photoshop) + "]";
    }

    private static String length(byte[] bytes) {
        return bytes == null ? "none" : bytes.length + " bytes";
    }
}
