package dsgformer.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a photo carries besides its pixels, byte for byte as found: ICC color profile, EXIF (the TIFF structure, without any
 * format's prefix), XMP packet, and what a PNG says in chunks of its own about color and resolution (lost in other formats).
 * Nothing here is ever applied to pixels. Immutable; arrays are copied in and out.
 */
public final class Metadata {

    public static final Metadata NONE = new Metadata(null, null, null, List.of());

    private final byte[] icc;
    private final byte[] exif;
    private final byte[] xmp;
    private final List<PngProperty> png;

    private Metadata(byte[] icc, byte[] exif, byte[] xmp, List<PngProperty> png) {
        this.icc = icc;
        this.exif = exif;
        this.xmp = xmp;
        this.png = png;
    }

    public Optional<byte[]> icc() {
        return copy(icc);
    }

    public Optional<byte[]> exif() {
        return copy(exif);
    }

    public Optional<byte[]> xmp() {
        return copy(xmp);
    }

    public Metadata withIcc(byte[] profile) {
        return new Metadata(profile.clone(), exif, xmp, png);
    }

    public Metadata withoutIcc() {
        return new Metadata(null, exif, xmp, png);
    }

    public Metadata withExif(byte[] tiff) {
        return new Metadata(icc, tiff.clone(), xmp, png);
    }

    public Metadata withXmp(byte[] packet) {
        return new Metadata(icc, exif, packet.clone(), png);
    }

    List<PngProperty> png() {
        return png;
    }

    Metadata withPng(List<PngProperty> properties) {
        return new Metadata(icc, exif, xmp, List.copyOf(properties));
    }

    private static Optional<byte[]> copy(byte[] bytes) {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata that
                && Arrays.equals(icc, that.icc)
                && Arrays.equals(exif, that.exif)
                && Arrays.equals(xmp, that.xmp)
                && png.equals(that.png);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(icc) + Arrays.hashCode(exif)) + Arrays.hashCode(xmp);
    }

    @Override
    public String toString() {
        return "Metadata[icc " + length(icc) + ", exif " + length(exif) + ", xmp " + length(xmp) + "]";
    }

    private static String length(byte[] bytes) {
        return bytes == null ? "none" : bytes.length + " bytes";
    }
}
