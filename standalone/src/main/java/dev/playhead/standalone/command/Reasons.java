package dev.playhead.standalone.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;

/** Why a file can't be used, in words: the exceptions' own messages are often no more than the file's name. */
final class Reasons {
    private Reasons() {}

    static String of(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : failure.getMessage() + ": " + of(cause);
    }

    static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> denied.getFile() + " may not be written by this user";
            case FileAlreadyExistsException inTheWay -> inTheWay.getFile() + " is a file, and has to be a folder";
            case NotDirectoryException inTheWay -> inTheWay.getFile() + " is a file, and has to be a folder";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
