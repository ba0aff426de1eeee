#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace remembrancer::sink {

/// Bytes read and not yet consumed, in one piece; grows as long as nothing is consumed.
class io_buffer {
public:
    struct space {
        char* data;
        std::size_t size;
    };

    [[nodiscard]] std::string_view unread() const {
        return {bytes_.data() + begin_, end_ - begin_};
    }
    void consume(std::size_t count) { begin_ += count; }
    void clear() { begin_ = end_ = 0; }
    /// Room for the next read, at least a quarter of the buffer. Invalidates `unread`.
    [[nodiscard]] space prepare() {
        if (begin_ == end_)
            clear();
        if (bytes_.size() - end_ < bytes_.size() / 4 && begin_ > 0) {
            std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
            end_ -= begin_;
            begin_ = 0;
        }
        if (bytes_.size() - end_ < bytes_.size() / 4)
            bytes_.resize(bytes_.size() * 2);
        return {bytes_.data() + end_, bytes_.size() - end_};
    }
    void commit(std::size_t count) { end_ += count; }

private:
    static constexpr std::size_t first_size = 16 * 1024;

    std::vector<char> bytes_ = std::vector<char>(first_size);
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

} // namespace remembrancer::sink
