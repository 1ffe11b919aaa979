package dsgformer.photo.metadata;

/**
 * How much of a photo's metadata is kept. No choice changes how the photo looks: profile and resolution stay, and an
 * applied orientation stays applied.
 */
public enum MetadataPolicy {
    /** Everything. */
    KEEP {
        @Override
        public Metadata applied(Metadata metadata) {
            return metadata;
        }
    },
    /** Profile, PNG's chunks about color, and resolution: no EXIF, XMP, IPTC. */
    STRIP {
        @Override
        public Metadata applied(Metadata metadata) {
            Metadata kept = metadata.withoutExif().withoutXmp().withoutIptc();
            return metadata.resolution()
                    .or(() -> metadata.exif().flatMap(Exif::of).flatMap(Exif::resolution))
                    .map(kept::withResolution)
                    .orElse(kept);
        }
    },
    /**
     * Everything but the location: EXIF's GPS directory; in XMP all properties of GPS, latitude, longitude and
     * altitude; in IPTC and XMP the names of places, from sublocation to country. A block that cannot be parsed is left
     * out whole, since it might hold a location. Makers' notes and free text are not searched.
     */
    NO_GPS {
        @Override
        public Metadata applied(Metadata metadata) {
            return LocationRemoval.removed(metadata);
        }
    };

    public abstract Metadata applied(Metadata metadata);
}
