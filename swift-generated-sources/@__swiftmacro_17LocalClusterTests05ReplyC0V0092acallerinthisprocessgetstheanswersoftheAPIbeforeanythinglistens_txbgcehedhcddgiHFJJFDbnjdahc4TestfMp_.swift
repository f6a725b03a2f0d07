@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ReplyC0V0092acallerinthisprocessgetstheanswersoftheAPIbeforeanythinglistens_txbgcehedhcddgiHFJJFDbnjdahc4TestfMp_17Z824e4c9b670f8781fMu_() async throws -> Void {
  let $s17LocalClusterTests05ReplyC0V0092acallerinthisprocessgetstheanswersoftheAPIbeforeanythinglistens_txbgcehedhcddgiHFJJFDbnjdahc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ReplyTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05ReplyC0V0092acallerinthisprocessgetstheanswersoftheAPIbeforeanythinglistens_txbgcehedhcddgiHFJJFDbnjdahc4TestfMp_7__localfMu_.`a caller in this process gets the answers of the API, before anything listens`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ReplyC0V0092acallerinthisprocessgetstheanswersoftheAPIbeforeanythinglistens_txbgcehedhcddgiHFJJFDbnjdahc4TestfMp_25generator824e4c9b670f8781fMu_() async -> Testing.Test {
  return .__function(
  named: "`a caller in this process gets the answers of the API, before anything listens`()",
  in: ReplyTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a caller in this process gets the answers of the API, before anything listens",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ReplyTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ReplyTests.swift", line: 30, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05ReplyC0V0092acallerinthisprocessgetstheanswersoftheAPIbeforeanythinglistens_txbgcehedhcddgiHFJJFDbnjdahc4TestfMp_17Z824e4c9b670f8781fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05ReplyC0V0092acallerinthisprocessgetstheanswersoftheAPIbeforeanythinglistens_txbgcehedhcddgiHFJJFDbnjdahc4TestfMp_24accessor824e4c9b670f8781fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05ReplyC0V0092acallerinthisprocessgetstheanswersoftheAPIbeforeanythinglistens_txbgcehedhcddgiHFJJFDbnjdahc4TestfMp_25generator824e4c9b670f8781fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05ReplyC0V0092acallerinthisprocessgetstheanswersoftheAPIbeforeanythinglistens_txbgcehedhcddgiHFJJFDbnjdahc4TestfMp_33testContentRecord824e4c9b670f8781fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05ReplyC0V0092acallerinthisprocessgetstheanswersoftheAPIbeforeanythinglistens_txbgcehedhcddgiHFJJFDbnjdahc4TestfMp_24accessor824e4c9b670f8781fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:50:6-50:6
