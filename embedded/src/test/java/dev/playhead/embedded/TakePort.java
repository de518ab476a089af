package dev.playhead.embedded;

/** Says whether a port is still to be had, in a process of its own. */
final class TakePort {
    private TakePort() {}

    public static void main(String[] args) {
        System.out.print(PortLocks.take(Integer.parseInt(args[0])));
    }
}
