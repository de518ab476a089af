package dev.playhead.doctor.diagnose;

import dev.playhead.doctor.hop.HopName;
import java.util.Optional;

/**
 * A component that may be the broken one.
 *
 * @param hop where it was noticed; empty where only the installation itself has said so
 * @param evidence what was seen, a sentence for people
 */
public record Suspect(Component component, Certainty certainty, Optional<HopName> hop, String evidence) {}
