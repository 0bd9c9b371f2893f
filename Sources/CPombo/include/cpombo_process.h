// The process and its terminal: clocks, randomness, signals, waiting, children.
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <pty.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/syscall.h>
#else
#include <sys/random.h>
#include <util.h>
#endif

// A clock that goes on while the machine sleeps.
static inline int64_t cpombo_boot_nanoseconds(void) {
    struct timespec now;
#ifdef __linux__
    clock_gettime(CLOCK_BOOTTIME, &now);
#else
    clock_gettime(CLOCK_MONOTONIC, &now);
#endif
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

// A clock that stands while the machine sleeps.
static inline int64_t cpombo_awake_nanoseconds(void) {
    struct timespec now;
#ifdef __linux__
    clock_gettime(CLOCK_MONOTONIC, &now);
#else
    clock_gettime(CLOCK_UPTIME_RAW, &now);
#endif
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

// The processor time this thread has used.
static inline int64_t cpombo_thread_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

// The kernel rounds the end of a sleep up by 50 µs, to save power, unless it is asked not to.
static inline void cpombo_sleep_precisely(void) {
#ifdef __linux__
    prctl(PR_SET_TIMERSLACK, 1000UL, 0, 0, 0);
#endif
}

// The processors that the calling thread may use, of the first 64; zero if that is not known.
static inline uint64_t cpombo_allowed_processors(void) {
    uint64_t mask[16] = {0};
#ifdef __linux__
    if (syscall(SYS_sched_getaffinity, 0, sizeof mask, mask) < 0) return 0;
#endif
    return mask[0];
}

static inline void cpombo_use_processors(uint64_t processors) {
#ifdef __linux__
    (void)syscall(SYS_sched_setaffinity, 0, sizeof processors, &processors);
#endif
}

// At most 256 bytes that nobody can guess.
static inline int cpombo_random(void *bytes, size_t count) { return getentropy(bytes, count); }

// Waits for descriptors; a negative time is for ever.
static inline int cpombo_poll(struct pollfd *entries, int count, int64_t nanoseconds) {
#if defined(__linux__) && defined(__LP64__)
    struct timespec time = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    return (int)syscall(
        SYS_ppoll, entries, count, nanoseconds < 0 ? (void *)0 : (void *)&time, (void *)0, 0);
#else
    // Rounded up: waking before the deadline would mean waking twice.
    int64_t milliseconds = nanoseconds < 0 ? -1 : (nanoseconds + 999999) / 1000000;
    return poll(
        entries, (nfds_t)count, milliseconds > 1000000000 ? 1000000000 : (int)milliseconds);
#endif
}

// From now on `number` is what `other` is; no child inherits it.
static inline int cpombo_take_over(int number, int other) {
    return dup2(other, number) < 0 ? -1 : fcntl(number, F_SETFD, FD_CLOEXEC);
}

// A pipe that no child inherits and that never blocks: reader first.
static inline int cpombo_quiet_pipe(int *ends) {
    if (pipe(ends) != 0) return -1;
    for (int end = 0; end < 2; end++) {
        fcntl(ends[end], F_SETFD, FD_CLOEXEC);
        fcntl(ends[end], F_SETFL, O_NONBLOCK);
    }
    return 0;
}

// Without SA_RESTART: what blocks shall end when a signal comes.
static inline int cpombo_handle_signal(int number, void (*handler)(int)) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = handler;
    return sigaction(number, &action, 0);
}

// Lets a signal reach this thread: whoever started the program may have left it blocked.
static inline int cpombo_let_signal(int number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    return pthread_sigmask(SIG_UNBLOCK, &set, 0);
}

static inline int cpombo_default_signal(int number) {
    return cpombo_handle_signal(number, SIG_DFL);
}

static inline int cpombo_ignore_signal(int number) {
    return cpombo_handle_signal(number, SIG_IGN);
}

static inline void cpombo_set_errno(int code) { errno = code; }

// A thread that no signal comes to: they are the main thread's. Zero, or an error number.
static inline int cpombo_start_thread(
    pthread_t *thread, size_t stack, void *(*body)(void *), void *load) {
    pthread_attr_t attributes;
    int code = pthread_attr_init(&attributes);
    if (code != 0) return code;
    code = pthread_attr_setstacksize(&attributes, stack);
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    if (code == 0) code = pthread_create(thread, &attributes, body, load);
    pthread_sigmask(SIG_SETMASK, &before, 0);
    pthread_attr_destroy(&attributes);
    return code;
}

// The exit code of a child, or 128 and its signal, as a shell tells it.
static inline int cpombo_exit_code(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// The size of a terminal. False if it is none.
static inline int cpombo_window_size(int descriptor, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 1;
}

static inline int cpombo_set_window_size(int descriptor, int rows, int columns) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    size.ws_row = (unsigned short)rows;
    size.ws_col = (unsigned short)columns;
    return ioctl(descriptor, TIOCSWINSZ, &size);
}

// Keys one by one and without echo. Ctrl-C and Ctrl-Z go on making signals if they are wanted;
// output is left as it is.
static inline void cpombo_make_raw(struct termios *mode, int keeps_signals) {
    mode->c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON);
    mode->c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN);
    if (!keeps_signals) mode->c_lflag &= ~(tcflag_t)ISIG;
    mode->c_cc[VMIN] = 1;
    mode->c_cc[VTIME] = 0;
}

// What a crash does before it is one: the terminal is given back. Nothing here may allocate or lock.
static inline void cpombo_crash_restoring(int number, const struct termios *mode, const char *text) {
    if (mode) {
        tcsetattr(0, TCSANOW, mode);
        size_t left = strlen(text);
        while (left > 0) {
            ssize_t count = write(1, text, left);
            if (count <= 0) break;
            text += count;
            left -= (size_t)count;
        }
    }
    cpombo_default_signal(number);
    raise(number);
}

// On a stack of its own, since the other may be what ran out; the default comes back with the call,
// so that a crash within it ends the program.
static inline int cpombo_handle_crash(int number, void (*handler)(int)) {
    stack_t stack;
    if (sigaltstack(0, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
        memset(&stack, 0, sizeof stack);
        stack.ss_size = 64 * 1024;
        stack.ss_sp = malloc(stack.ss_size);
        if (stack.ss_sp) sigaltstack(&stack, 0);
    }
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_ONSTACK | (int)SA_RESETHAND;
    action.sa_handler = handler;
    return sigaction(number, &action, 0);
}

// A terminal for a test: the side of the person, and the name of the other side.
static inline int cpombo_open_terminal(int *person, char *name, size_t capacity) {
    int program = -1;
    if (openpty(person, &program, 0, 0, 0) != 0) return -1;
    int result = ttyname_r(program, name, capacity);
    close(program);
    if (result != 0) return errno = result, -1;
    return fcntl(*person, F_SETFD, FD_CLOEXEC);
}

// The child becomes the leader of a session, so that the terminal it opens becomes its own.
static inline int cpombo_spawn_in_session(posix_spawnattr_t *attributes) {
#ifdef POSIX_SPAWN_SETSID
    return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSID);
#else
    return posix_spawnattr_setflags(attributes, 0x80);
#endif
}

extern char **environ;

static inline char **cpombo_environment(void) { return environ; }

// A network of its own for this thread, for whoever may have one: how sockets meet several
// addresses in the tests.
static inline int cpombo_leave_network(void) {
#ifdef __linux__
    return (int)syscall(SYS_unshare, 0x40000000 /* CLONE_NEWNET */);
#else
    return errno = ENOTSUP, -1;
#endif
}

static inline int cpombo_enter_network(int descriptor) {
#ifdef __linux__
    return (int)syscall(SYS_setns, descriptor, 0x40000000 /* CLONE_NEWNET */);
#else
    (void)descriptor;
    return errno = ENOTSUP, -1;
#endif
}
