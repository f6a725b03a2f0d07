/// The same two nodes, a DAG `w` whose only pod `w.a` has failed, compressed by three programs.
enum CompressedNodes {
    static let samples = [
        "gzip":
            "H4sIAAAAAAAAA6tWKleyqlbKTFGyArJ0lPISc1OhzJLKAhDTxdEdyCnISCwG8dwSM3NSU4ACyRmZOSlFqXlKVtFK5b"
            + "qGSrG1OmAabhiQjTBOLxFhYEB+CjYDk/JL81ISiyo9XcD219YCAGVpfHmbAAAA",
        "zstd":
            "KLUv/QRYLQMAksUTG3BrWgytdUVjW1pAgunVIFHgMfjoDyDPqv9LCGu93wjBaTBVY0HkUkDAgWwdPtBuuJU2qaQksZ"
            + "2qJBR86wITZnsQQBiHoQpU2/ud6efenwcAQAcVEEsREQoatNIFLMduuQNGUlpI",
        "brotli":
            "H5oA8CwLbGPkbH8ut6nBadpksGxHkccvRbb2Mibore+I0qA2i05XnyQLO0qRFpcUScrTye0gnFlby9NaIoEEePQsnd"
            + "xOP/ofpUEo9Q53BAoGnYBRwYqiV1ODuxjRyAMO6Slu62ieVzMe",
    ]
}
