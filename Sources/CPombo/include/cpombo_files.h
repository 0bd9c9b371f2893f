// Files: what the C library offers as variadics, macros or structures that Swift cannot import.
#pragma once

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

// What a file is and where it lives: enough to notice that it was moved or replaced.
struct cpombo_file {
    uint64_t device, inode, links;
    int64_t size;
    int64_t modified; // microseconds since 1970
    int mode, is_regular, is_folder;
};

static inline void cpombo_file_fill(struct cpombo_file *file, const struct stat *status) {
    file->device = (uint64_t)status->st_dev;
    file->inode = (uint64_t)status->st_ino;
    file->links = (uint64_t)status->st_nlink;
    file->size = (int64_t)status->st_size;
#ifdef __APPLE__
    file->modified = status->st_mtimespec.tv_sec * 1000000LL + status->st_mtimespec.tv_nsec / 1000;
#else
    file->modified = status->st_mtim.tv_sec * 1000000LL + status->st_mtim.tv_nsec / 1000;
#endif
    file->mode = status->st_mode & 07777;
    file->is_regular = S_ISREG(status->st_mode);
    file->is_folder = S_ISDIR(status->st_mode);
}

static inline int cpombo_file_of(int descriptor, struct cpombo_file *file) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return -1;
    cpombo_file_fill(file, &status);
    return 0;
}

static inline int cpombo_file_at(const char *path, struct cpombo_file *file) {
    struct stat status;
    if (stat(path, &status) != 0) return -1;
    cpombo_file_fill(file, &status);
    return 0;
}

static inline int cpombo_open(const char *path, int flags, int mode) {
    return open(path, flags | O_CLOEXEC, mode);
}

// Only the data and the size have to survive, not the time of the last change.
static inline int cpombo_sync_data(int descriptor) {
#ifdef __APPLE__
    return fcntl(descriptor, F_FULLFSYNC);
#else
    return fdatasync(descriptor);
#endif
}

// The name of the next entry of a folder, or null at its end.
static inline const char *cpombo_next_name(DIR *folder) {
    struct dirent *entry = readdir(folder);
    return entry ? entry->d_name : 0;
}

// Pages that are read from a file; null if they cannot be had.
static inline const void *cpombo_map(int descriptor, size_t size) {
    void *pages = mmap(0, size, PROT_READ, MAP_SHARED, descriptor, 0);
    return pages == MAP_FAILED ? 0 : pages;
}

// A file at its limit shall be an error of the write, not the end of the process.
static inline void cpombo_ignore_file_limit_signal(void) { signal(SIGXFSZ, SIG_IGN); }

static inline int cpombo_limit_file_size(uint64_t size) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0) return -1;
    limit.rlim_cur = size;
    return setrlimit(RLIMIT_FSIZE, &limit);
}

// A disk in memory, for whoever may mount one: how the log meets a full disk in the tests.
static inline int cpombo_mount_memory(const char *path, const char *options) {
#ifdef __linux__
    return mount("pombo", path, "tmpfs", 0, options);
#else
    (void)path, (void)options;
    errno = ENOTSUP;
    return -1;
#endif
}

static inline int cpombo_unmount(const char *path) {
#ifdef __linux__
    return umount2(path, MNT_DETACH);
#else
    (void)path;
    return 0;
#endif
}

#include <poll.h>
#include <time.h>

// Seconds east of UTC where this machine stands, at that time.
static inline int64_t cpombo_zone_offset(int64_t seconds) {
    time_t when = (time_t)seconds;
    struct tm local;
    return localtime_r(&when, &local) ? (int64_t)local.tm_gmtoff : 0;
}

static inline int64_t cpombo_wall_microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static inline int64_t cpombo_monotonic_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

// Sleeps until a point of the monotonic clock: what was slept too long is not slept again.
// Ends early, with EINTR, when a signal comes.
static inline int cpombo_sleep_until(int64_t nanoseconds) {
#ifdef __linux__
    struct timespec when = {nanoseconds / 1000000000LL, nanoseconds % 1000000000LL};
    return clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &when, 0);
#else
    int64_t left = nanoseconds - cpombo_monotonic_nanoseconds();
    if (left <= 0) return 0;
    struct timespec span = {left / 1000000000LL, left % 1000000000LL};
    return nanosleep(&span, 0) == 0 ? 0 : errno;
#endif
}

// A reader that closes the pipe is an error of the write, not the end of the process.
static inline void cpombo_ignore_pipe_signal(void) { signal(SIGPIPE, SIG_IGN); }

// SIGINT and SIGTERM are noted until somebody asks: a replay then ends in good order. Blocking them
// would not do, since another thread may take them. All of this is to be used from one Swift file:
// each has a flag of its own.
static inline volatile sig_atomic_t *cpombo_stop_flag(void) {
    static volatile sig_atomic_t flag;
    return &flag;
}

static inline void cpombo_note_stop_signal(int number) { *cpombo_stop_flag() = number; }

static inline void cpombo_hold_stop_signals(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = cpombo_note_stop_signal;
    sigaction(SIGINT, &action, 0);
    sigaction(SIGTERM, &action, 0);
}

static inline int cpombo_held_stop_signal(void) { return *cpombo_stop_flag(); }

#include <spawn.h>
#include <sys/wait.h>

extern char **environ;

// Starts a program with its output and errors in files and nothing on its input. The words of its
// command line are parted by bytes of value one. Its process id, or a negative error number.
static inline int cpombo_spawn(
    const char *path, const char *words, const char *output, const char *errors
) {
    char *copy = strdup(words), *rest = copy, *arguments[64] = {0};
    for (int count = 0; rest && count < 63; count++) arguments[count] = strsep(&rest, "\1");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t child = 0;
    int code = posix_spawn(&child, path, &actions, 0, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    free(copy);
    return code == 0 ? (int)child : -code;
}

// Whether a child has ended; `cpombo_wait` still has to be called.
static inline int cpombo_has_ended(int child) {
    siginfo_t information;
    memset(&information, 0, sizeof information);
    if (waitid(P_PID, (id_t)child, &information, WEXITED | WNOHANG | WNOWAIT) != 0) return 1;
    return information.si_pid != 0;
}

// Waits for a child's end: its exit code, or 128 and the signal that ended it.
static inline int cpombo_wait(int child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
