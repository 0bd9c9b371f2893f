// Datagrams in and out, singly and in batches, with what travels beside them.
#pragma once

#include "cpombo_socket.h"

#ifdef __linux__
#include <sys/syscall.h>
#endif

// One message of a batch: laid out as the kernel's `mmsghdr`, whose name hides behind feature
// macros that clash with other modules.
struct cpombo_message {
    struct msghdr header;
    unsigned int length;
};

enum {
    // Room for both kinds of local address, the drop counter and the segment size.
    cpombo_control_capacity = 256,
    cpombo_udp_level = 17,
    cpombo_udp_segment = 103,
    cpombo_udp_coalesce = 104,
};

// What a datagram said beside its bytes.
struct cpombo_control {
    uint64_t local_high, local_low;
    uint32_t interface;
    uint32_t drops;
    uint32_t segment;
    uint8_t has_drops;
};

// The 20 bytes of RFC 3542's `in6_pktinfo`.
struct cpombo_v6_information {
    uint8_t address[16];
    uint32_t interface;
};

static inline void cpombo_fill_message(
    struct cpombo_message *message, union cpombo_name *name, socklen_t name_length,
    struct iovec *pieces, size_t piece_count, void *control, size_t control_length) {
    struct msghdr *header = &message->header;
    header->msg_name = name_length ? (void *)name : 0;
    header->msg_namelen = name_length;
    header->msg_iov = pieces;
    header->msg_iovlen = piece_count;
    header->msg_control = control_length ? control : 0;
    header->msg_controllen = control_length;
    header->msg_flags = 0;
    message->length = 0;
}

static inline int cpombo_is_truncated(const struct cpombo_message *message) {
    return (message->header.msg_flags & MSG_TRUNC) != 0;
}

static inline void cpombo_append_control(
    struct msghdr *header, size_t *length, int level, int type, const void *data, size_t size) {
    struct cmsghdr *entry = (struct cmsghdr *)((uint8_t *)header->msg_control + *length);
    entry->cmsg_level = level;
    entry->cmsg_type = type;
    entry->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(entry), data, size);
    *length += CMSG_SPACE(size);
}

// The local address and interface to leave from (zeros: the routes decide) and the size of the
// segments (zero: one datagram). `control` has the capacity named above.
static inline size_t cpombo_write_control(
    void *control, int family, int is_to_v4, uint64_t local_high, uint64_t local_low,
    uint32_t interface, uint16_t segment) {
    struct msghdr header;
    header.msg_control = control;
    size_t length = 0;
#ifdef __APPLE__
    is_to_v4 = family == AF_INET;
#else
    is_to_v4 = is_to_v4 || family == AF_INET;
#endif
    if (local_high || local_low || interface) {
        if (is_to_v4) {
            struct in_pktinfo information;
            memset(&information, 0, sizeof information);
            information.ipi_ifindex = interface;
            information.ipi_spec_dst.s_addr = htonl((uint32_t)local_low);
            cpombo_append_control(
                &header, &length, IPPROTO_IP, IP_PKTINFO, &information, sizeof information);
        } else {
            struct cpombo_v6_information information;
            cpombo_store_word(local_high, information.address);
            cpombo_store_word(local_low, information.address + 8);
            information.interface = interface;
            cpombo_append_control(
                &header, &length, IPPROTO_IPV6, IPV6_PKTINFO, &information, sizeof information);
        }
    }
    if (segment) {
        cpombo_append_control(
            &header, &length, cpombo_udp_level, cpombo_udp_segment, &segment, sizeof segment);
    }
    return length;
}

static inline struct cpombo_control cpombo_read_control(struct cpombo_message *message) {
    struct cpombo_control found;
    memset(&found, 0, sizeof found);
    struct msghdr *header = &message->header;
    for (struct cmsghdr *entry = CMSG_FIRSTHDR(header); entry;
         entry = CMSG_NXTHDR(header, entry)) {
        const uint8_t *data = CMSG_DATA(entry);
        if (entry->cmsg_level == IPPROTO_IP && entry->cmsg_type == IP_PKTINFO) {
            struct in_pktinfo information;
            memcpy(&information, data, sizeof information);
            found.local_high = 0;
            found.local_low = 0xFFFF00000000ULL | ntohl(information.ipi_spec_dst.s_addr);
            found.interface = (uint32_t)information.ipi_ifindex;
        } else if (entry->cmsg_level == IPPROTO_IPV6 && entry->cmsg_type == IPV6_PKTINFO) {
            // An IPv4 datagram's own structure knows better, whichever comes first.
            if (found.local_low) continue;
            found.interface = ((const struct cpombo_v6_information *)data)->interface;
            // Nobody can answer from a multicast group.
            if (data[0] == 0xFF) continue;
            found.local_high = cpombo_load_word(data);
            found.local_low = cpombo_load_word(data + 8);
#ifdef SO_RXQ_OVFL
        } else if (entry->cmsg_level == SOL_SOCKET && entry->cmsg_type == SO_RXQ_OVFL) {
            memcpy(&found.drops, data, sizeof found.drops);
            found.has_drops = 1;
        } else if (
            entry->cmsg_level == cpombo_udp_level && entry->cmsg_type == cpombo_udp_coalesce) {
            int segment;
            memcpy(&segment, data, sizeof segment);
            found.segment = (uint32_t)segment;
#endif
        }
    }
    return found;
}

// One datagram. The result is that of the call, and the length stands in the message as well.
static inline ssize_t cpombo_receive_one(
    int descriptor, struct cpombo_message *message, int is_waiting) {
    ssize_t length = recvmsg(descriptor, &message->header, is_waiting ? 0 : MSG_DONTWAIT);
    message->length = length < 0 ? 0 : (unsigned int)length;
    return length;
}

static inline ssize_t cpombo_send_one(int descriptor, const struct cpombo_message *message) {
    return sendmsg(descriptor, &message->header, MSG_DONTWAIT);
}

// Whether the system moves batches in one call.
static inline int cpombo_has_batches(void) {
#ifdef __linux__
    return syscall(SYS_sendmmsg, -1, 0, 0, 0) == 0 || errno != ENOSYS;
#else
    return 0;
#endif
}

// All that waits, up to `count`. Blocks for the first one only.
static inline int cpombo_receive_many(
    int descriptor, struct cpombo_message *messages, unsigned int count, int is_waiting) {
#ifdef __linux__
    int flags = is_waiting ? 0x10000 /* MSG_WAITFORONE */ : MSG_DONTWAIT;
    return (int)syscall(SYS_recvmmsg, descriptor, messages, count, flags, (void *)0);
#else
    (void)descriptor, (void)messages, (void)count, (void)is_waiting;
    return errno = ENOSYS, -1;
#endif
}

static inline int cpombo_send_many(
    int descriptor, struct cpombo_message *messages, unsigned int count) {
#ifdef __linux__
    return (int)syscall(SYS_sendmmsg, descriptor, messages, count, MSG_DONTWAIT);
#else
    (void)descriptor, (void)messages, (void)count;
    return errno = ENOSYS, -1;
#endif
}

// Whether the kernel cuts one long message into datagrams of equal size.
static inline int cpombo_has_segmentation(int descriptor) {
#ifdef __linux__
    int size = 0;
    socklen_t length = sizeof size;
    return getsockopt(descriptor, cpombo_udp_level, cpombo_udp_segment, &size, &length) == 0;
#else
    (void)descriptor;
    return 0;
#endif
}

// Lets the kernel hand over a train of equal datagrams as one long message.
static inline int cpombo_coalesce(int descriptor) {
#ifdef __linux__
    return cpombo_set_option(descriptor, cpombo_udp_level, cpombo_udp_coalesce, 1);
#else
    (void)descriptor;
    return errno = ENOPROTOOPT, -1;
#endif
}
