@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05PatchC0V0091astrategicmergepatchofacustomresourceisrefusedasbyarealserver_zvbjffcbgichccbeAIHEADbChdagc4TestfMp_17Z8f6cc3d30c4f4171fMu_() async throws -> Void {
  let $s17LocalClusterTests05PatchC0V0091astrategicmergepatchofacustomresourceisrefusedasbyarealserver_zvbjffcbgichccbeAIHEADbChdagc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05PatchC0V0091astrategicmergepatchofacustomresourceisrefusedasbyarealserver_zvbjffcbgichccbeAIHEADbChdagc4TestfMp_7__localfMu_.`a strategic merge patch of a custom resource is refused, as by a real server`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05PatchC0V0091astrategicmergepatchofacustomresourceisrefusedasbyarealserver_zvbjffcbgichccbeAIHEADbChdagc4TestfMp_25generator8f6cc3d30c4f4171fMu_() async -> Testing.Test {
  return .__function(
  named: "`a strategic merge patch of a custom resource is refused, as by a real server`()",
  in: PatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a strategic merge patch of a custom resource is refused, as by a real server",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/PatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/PatchTests.swift", line: 47, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05PatchC0V0091astrategicmergepatchofacustomresourceisrefusedasbyarealserver_zvbjffcbgichccbeAIHEADbChdagc4TestfMp_17Z8f6cc3d30c4f4171fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05PatchC0V0091astrategicmergepatchofacustomresourceisrefusedasbyarealserver_zvbjffcbgichccbeAIHEADbChdagc4TestfMp_24accessor8f6cc3d30c4f4171fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05PatchC0V0091astrategicmergepatchofacustomresourceisrefusedasbyarealserver_zvbjffcbgichccbeAIHEADbChdagc4TestfMp_25generator8f6cc3d30c4f4171fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05PatchC0V0091astrategicmergepatchofacustomresourceisrefusedasbyarealserver_zvbjffcbgichccbeAIHEADbChdagc4TestfMp_33testContentRecord8f6cc3d30c4f4171fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05PatchC0V0091astrategicmergepatchofacustomresourceisrefusedasbyarealserver_zvbjffcbgichccbeAIHEADbChdagc4TestfMp_24accessor8f6cc3d30c4f4171fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:55:6-55:6
