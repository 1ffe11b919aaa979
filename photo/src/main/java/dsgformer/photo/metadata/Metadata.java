package dsgformer.photo.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A photo's metadata, byte for byte as read: ICC color profile, EXIF (the TIFF structure, without a format's prefix),
 * XMP, IPTC among Photoshop's resources, the print resolution, comments and texts, and PNG's own chunks about color
 * (lost in other formats). Nothing here is ever applied to pixels. Immutable; arrays are copied in and out.
 *
 * <p>{@link #warnings} lists what could not be carried; it does not count for equality.
 */
public final class Metadata {

    public static final Metadata NONE = new Metadata(new Parts());

    /** The mutable fields of a copy under construction; never changed once a {@link Metadata} holds them. */
    private static final class Parts {
        private byte[] icc;
        private byte[] exif;
        private XmpPackets xmp;
        private byte[] photoshop;
        private Resolution resolution;
        private List<PngProperty> png = List.of();
        private List<PhotoText> texts = List.of();
        private List<String> warnings = List.of();

        Parts copy() {
            Parts copy = new Parts();
            copy.icc = icc;
            copy.exif = exif;
            copy.xmp = xmp;
            copy.photoshop = photoshop;
            copy.resolution = resolution;
            copy.png = png;
            copy.texts = texts;
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

    /** The XMP as one packet, also if a JPEG had it in two. */
    public Optional<byte[]> xmp() {
        return Optional.ofNullable(parts.xmp).map(packets -> packets.whole().clone());
    }

    /** The data sets of IPTC's Information Interchange Model. */
    public Optional<byte[]> iptc() {
        return Optional.ofNullable(parts.photoshop)
                .flatMap(PhotoshopResources::of)
                .flatMap(resources -> resources.data(PhotoshopResources.IPTC));
    }

    /** The print resolution in the file's own header; EXIF may hold another. */
    public Optional<Resolution> resolution() {
        return Optional.ofNullable(parts.resolution);
    }

    /** The print resolution, in the file's own header or in EXIF. */
    public Optional<Resolution> printResolution() {
        return resolution().or(() -> exif().flatMap(Exif::of).flatMap(Exif::resolution));
    }

    /** What could not be carried, as messages for people, in reading order. */
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

    /** Without the profile, if there is one, of a photo whose colors became others: it no longer describes them. */
    public Metadata withoutTranslatedIcc() {
        return icc().isEmpty()
                ? this
                : withoutIcc()
                        .withWarning("its color profile was left out, because its colors became RGB; they may look"
                                + " different");
    }

    public Metadata withExif(byte[] tiff) {
        Parts next = parts.copy();
        next.exif = tiff.clone();
        return new Metadata(next);
    }

    /**
     * With the blocks of EXIF of one file, of which only one can count: the first that has entries, or the first if
     * none has. Further ones with entries are left out with a warning.
     */
    public Metadata withExifOf(List<byte[]> blocks) {
        List<byte[]> filled = blocks.stream()
                .filter(block -> Exif.of(block).filter(Exif::hasEntries).isPresent())
                .toList();
        Optional<byte[]> counting = filled.stream()
                .findFirst()
                .or(() -> blocks.stream().filter(block -> block.length > 0).findFirst());
        Metadata next = counting.map(this::withExif).orElse(this);
        return filled.size() > 1
                ? next.withWarning("it has " + filled.size() + " blocks of EXIF; only the first was kept")
                : next;
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

    /** Replaces all of Photoshop's resources by the IPTC. */
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

    /** The XMP in one or two packets, as a JPEG stores it. */
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

    /** Comments, and PNG's texts, in the file's order. */
    public List<PhotoText> texts() {
        return parts.texts;
    }

    public Metadata withTexts(List<PhotoText> texts) {
        Parts next = parts.copy();
        next.texts = List.copyOf(texts);
        return new Metadata(next);
    }

    public Metadata withWarning(String warning) {
        List<String> warnings = new ArrayList<>(parts.warnings);
        warnings.add(warning.replaceAll("\\p{Cntrl}", "?")); // names in files could give a terminal orders
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
                && parts.png.equals(that.parts.png)
                && parts.texts.equals(that.parts.texts);
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
